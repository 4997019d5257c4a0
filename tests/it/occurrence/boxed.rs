//! `errbook::Error`: any API error in a box.

use errbook::standard::HttpError;
use errbook::{ApiError, Occurrence, OrInternal, format};

#[derive(Debug, ApiError)]
#[api(status = 409, message = "{name} is taken.")]
struct Taken {
    name: String,
}

fn taken() -> Result<(), errbook::Error> {
    Err(Taken { name: "ann".into() })?;
    Ok(())
}

#[test]
fn it_answers_what_the_error_answers() {
    let error = taken().unwrap_err();
    let taken = Taken { name: "ann".into() };
    assert_eq!(error.respond().body(), errbook::respond(&taken).body());
    assert_eq!(error.to_string(), taken.to_string());
    assert_eq!(format!("{error:?}"), format!("{taken:?}"));
    assert_eq!(error.entry().code(), "Taken");
    assert_eq!(format::ENVELOPE.respond(&*error).body(), format::ENVELOPE.respond(&taken).body());
    assert_eq!(error.downcast_ref::<Taken>().unwrap().name, "ann");
    assert!(error.downcast_ref::<HttpError>().is_none());
}

#[test]
fn an_error_from_elsewhere_is_masked() {
    let io: Result<(), _> = Err(std::io::Error::other("10.0.0.5 refused"));
    let text: Result<(), _> = Err("10.0.0.5 refused");
    let any: Result<(), _> = Err(anyhow::anyhow!("10.0.0.5 refused"));
    let masked = errbook::respond(&HttpError::InternalServerError);
    for error in [io.or_internal(), text.or_internal(), any.or_internal()] {
        let error = error.unwrap_err();
        let response = error.respond();
        assert_eq!(response.body(), masked.body());
        assert_eq!(response.headers(), masked.headers());
        assert_eq!(error.to_string(), "internal error");
        let causes: Vec<String> =
            Occurrence::new(&*error).causes().map(ToString::to_string).collect();
        assert_eq!(causes, ["10.0.0.5 refused"]);
    }
    assert_eq!(Ok::<u8, &str>(1).or_internal().unwrap(), 1);
}

#[test]
fn it_goes_to_other_threads() {
    let error = taken().unwrap_err();
    let status = std::thread::spawn(move || error.respond().status()).join().unwrap();
    assert_eq!(status, 409);
    assert!(taken().unwrap_err().source().is_none());
}
