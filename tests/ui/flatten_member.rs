use errbook::ApiError;

mod text {}

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409)]
    NoMember {
        #[api(flatten)] //~
        place: String,
    },
    #[api(status = 409, message = "{place}")]
    InMessage {
        #[api(flatten)] //~
        place: String,
    },
    #[api(status = 409)]
    Named {
        #[api(member = "place", flatten)] //~
        place: String,
    },
    #[api(status = 409)]
    With {
        #[api(member, flatten, with = text)] //~
        place: String,
    },
    #[api(status = 409, message = "{place}")]
    Hidden {
        #[api(member = false, flatten)] //~
        place: String,
    },
    #[api(internal)]
    Inside {
        #[api(flatten)] //~
        place: String,
    },
}

fn main() {}
