//! Paths are shown by their `display()`.

use super::*;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404)]
enum Missing {
    #[error("no file {path}")]
    Owned { path: PathBuf },
    #[error("no file {0}")]
    Boxed(Box<Path>),
    #[error("no file {0}")]
    Shared(Arc<Path>),
    #[error("no file {0}")]
    SharedOwned(Arc<PathBuf>),
    #[error("no file {0}")]
    BoxedTwice(Box<Box<Path>>),
    #[error("no file {0} {name} {0}", name = .0.display())]
    Twice(Cow<'static, Path>),
}

/// Without thiserror.
#[derive(Debug, ApiError)]
#[api(status = 404, message = "no file {path}", display = "no file {path} {path:?} {path:>5}")]
struct Ours {
    path: PathBuf,
}

/// Which thiserror does not take.
#[derive(Debug, ApiError)]
#[api(status = 404, message = "no file {0}")]
struct Lent(#[api(member = false)] &'static Path);

#[derive(Debug, ApiError)]
#[api(status = 404, message = "no file {path}")]
struct Generic<P> {
    path: P,
}

#[derive(Debug, ApiError)]
#[api(internal, display = "{width:>width$} {text:?} {text} {number:#x} {number}")]
struct AllFormats {
    width: usize,
    text: &'static str,
    number: u8,
}

#[test]
fn a_path_is_shown_as_thiserror_shows_it() {
    let path = Path::new("a/b");
    let missing = [
        Missing::Owned { path: path.into() },
        Missing::Boxed(path.into()),
        Missing::Shared(path.into()),
        Missing::SharedOwned(Arc::new(path.into())),
        Missing::BoxedTwice(Box::new(path.into())),
    ];
    for error in missing {
        assert_eq!(message(&error), "no file a/b");
    }
    assert_eq!(message(&Missing::Twice(path.into())), "no file a/b a/b a/b");
    let ours = Ours { path: path.into() };
    assert_eq!(ours.to_string(), "no file a/b \"a/b\"   a/b");
    assert_eq!(Occurrence::new(&ours).message(), "no file a/b");
    assert_eq!(message(&Generic { path: "a/b" }), "no file a/b");
    assert_eq!(message(&Lent(path)), "no file a/b");
    let all = AllFormats { width: 3, text: "x", number: 255 };
    assert_eq!(all.to_string(), "  3 \"x\" x 0xff 255");
}
