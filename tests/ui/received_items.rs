use errbook::{ApiError, Findings, Item};

#[derive(Debug)]
struct Report;

impl Findings for Report {
    fn visit(&self, visit: &mut dyn FnMut(&Item)) {
        visit(&Item::new("is wrong"));
    }
}

#[derive(Debug, ApiError)]
#[api(status = 422, receive)]
struct Invalid {
    #[api(items)]
    report: Report, //~
}

fn main() {}
