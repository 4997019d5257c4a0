use errbook::ApiError;
use std::error::Error;
use std::fmt::{Debug, Display};

#[derive(Debug, ApiError)]
enum Failure<'a, T, const N: usize>
where
    T: Display,
{
    #[api(status = 409, message = "{nme} is taken.")] //~
    Taken { name: &'a T },
    #[api(internal)]
    Inner(#[from] std::io::Error),
    #[api(status = 403, message = "Not these.")]
    Forbidden { ids: [u8; N] },
}

fn lend<'a, T: Debug + Display>(name: &'a T) -> Failure<'a, T, 2> {
    Failure::Taken { name }
}

fn read<T: Debug + Display>() -> Result<String, Failure<'static, T, 0>> {
    Ok(std::fs::read_to_string("accounts")?)
}

fn text(name: &str) -> (String, u16, bool) {
    let name = name.to_owned();
    let failure = lend(&name);
    let status = errbook::respond(&failure).status().as_u16();
    (failure.to_string(), status, failure.source().is_some())
}

#[derive(Debug, ApiError)]
#[api(status = 404, mesage = "{0} is not there.")] //~
struct Missing<T>(#[api(member = "thing")] T);

fn missing<T: Debug>(thing: T) -> Box<dyn Error>
where
    T: 'static,
{
    Box::new(Missing(thing))
}

fn main() {}
