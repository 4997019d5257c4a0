//! Who must act, how, whether to try again, and how loud an error is.

use errbook::status::{Actor, Retry};
use errbook::{ApiError, Entry, LogLevel, book::Column};

#[derive(Debug, ApiError)]
enum Conduct {
    #[api(status = 403, actor = Operator, action = "The *operator* approves.", retry = AfterChange)]
    All,
    #[api(status = 409, retry = Later)]
    Retry,
    #[api(status = 499, unregistered)]
    Unregistered,
    #[api(status = 498, unregistered, actor = Developer, retry = Never, action = "Ask.", log = ERROR)]
    OfItsOwn,
    #[api(status = 503, log = WARN)]
    Quieter,
    #[api(status = 404, log = INFO)]
    Louder,
    #[api(status = 404, log = TRACE, code = "Traced")]
    Traced,
    #[api(status = 500, log = OFF, code = "Off")]
    Off,
    #[api(internal, log = OFF)]
    Internal,
    #[api(internal, transparent, log = DEBUG)]
    Masked(std::fmt::Error),
    #[api(status = 400)]
    Plain,
}

fn conduct(entry: &Entry) -> (Option<Actor>, Option<&'static str>, Option<Retry>) {
    (entry.actor(), entry.action(), entry.retry())
}

#[test]
fn what_is_said_comes_before_the_status() {
    let status = |error: Conduct| {
        let row = error.entry().registered_status().unwrap();
        (row.actor, row.action, row.retry)
    };
    assert_eq!(
        conduct(Conduct::All.entry()),
        (Some(Actor::Operator), Some("The *operator* approves."), Some(Retry::AfterChange))
    );
    let (actor, action, _) = status(Conduct::Retry);
    assert_eq!(conduct(Conduct::Retry.entry()), (Some(actor), Some(action), Some(Retry::Later)));
    let (actor, action, retry) = status(Conduct::Plain);
    assert_eq!(conduct(Conduct::Plain.entry()), (Some(actor), Some(action), Some(retry)));
    assert_eq!(conduct(Conduct::Unregistered.entry()), (None, None, None));
    assert_eq!(
        conduct(Conduct::OfItsOwn.entry()),
        (Some(Actor::Developer), Some("Ask."), Some(Retry::Never))
    );
}

#[test]
fn documents_say_it() {
    errbook::catalog! { static ERRORS = { errors: [Conduct] }; }
    let page = |code| ERRORS.page(code).unwrap().to_string();
    assert!(page("All").contains("- **What to do:** The \\*operator\\* approves."));
    assert!(!page("Unregistered").contains("What to do"));
    let columns = [Column::CODE, Column::ACTOR, Column::ACTION, Column::RETRY];
    let table = ERRORS.markdown().table(&columns).to_string();
    assert!(
        table.contains("| `All` | the operator | The \\*operator\\* approves. | after a change |")
    );
    assert!(table.contains("| `OfItsOwn` | the client's developer | Ask. | never |"), "{table}");
    assert!(table.contains("| `Unregistered` |  |  |  |"), "{table}");
}

#[test]
fn how_loud() {
    let level = |error: Conduct| error.entry().log_level();
    assert_eq!(level(Conduct::Plain), LogLevel::DEBUG);
    assert_eq!(level(Conduct::Quieter), LogLevel::WARN);
    assert_eq!(level(Conduct::Louder), LogLevel::INFO);
    assert_eq!(level(Conduct::Traced), LogLevel::TRACE);
    assert_eq!(level(Conduct::OfItsOwn), LogLevel::ERROR);
    assert_eq!(level(Conduct::Off), LogLevel::OFF);
    assert_eq!(level(Conduct::Internal), LogLevel::OFF);
    assert_eq!(level(Conduct::Masked(std::fmt::Error)), LogLevel::DEBUG);
    assert_eq!(errbook::standard::HttpError::BadGateway.entry().log_level(), LogLevel::ERROR);
}
