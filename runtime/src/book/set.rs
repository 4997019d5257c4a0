use std::marker::PhantomData;

use crate::book::make::Maker;
use crate::book::model::BookEntry;
use crate::catalog::Catalog;
use crate::catalog::entry::Entry;
use crate::catalog::group::Group;
use crate::catalog::text::{Text, same};
use crate::occurrence::api_error::Documented;

/// The errors that an operation may answer with: those of an error type, of several types as a tuple,
/// or a part of a type, which [`subset!`](crate::subset) names.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no set of errors",
    label = "this is neither `Documented`, nor a tuple of sets of errors, nor a `subset!`",
    note = "give an error type `#[derive(Debug, errbook::ApiError)]`"
)]
pub trait ErrorSet {
    /// Shows each of them.
    #[doc(hidden)]
    fn visit(visit: &mut dyn FnMut(Declared));
}

/// An entry, and where it is declared.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// The group of the type of the set.
    root: &'static Group,
    group: &'static Group,
    entry: &'static Entry,
    /// The catalog whose settings hold where nobody names one.
    catalog: Option<&'static Catalog>,
}

impl Declared {
    /// The code.
    pub fn code(&self) -> &'static str {
        self.entry.code()
    }
}

#[diagnostic::do_not_recommend]
impl<E: Documented + ?Sized> ErrorSet for E {
    fn visit(visit: &mut dyn FnMut(Declared)) {
        walk(E::GROUP, E::GROUP, None, visit);
    }
}

/// Each of a group and of those in it. What a group names no catalog for, has that of the group around it.
fn walk(
    root: &'static Group,
    group: &'static Group,
    around: Option<&'static Catalog>,
    visit: &mut dyn FnMut(Declared),
) {
    let own = group.catalog.and_then(|catalog| catalog()?.downcast_ref());
    let catalog = own.or(around);
    for entry in group.entries {
        visit(Declared { root, group, entry, catalog });
    }
    for group in group.groups {
        walk(root, group, catalog, visit);
    }
}

macro_rules! tuples_are_sets {
    ($(($($set:ident)+))+) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($set: ErrorSet),+> ErrorSet for ($($set,)+) {
            fn visit(visit: &mut dyn FnMut(Declared)) {
                $($set::visit(visit);)+
            }
        }
    )+};
}

tuples_are_sets! { (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H) }

/// A set of errors as a type of its own: what frameworks ask of a type is asked of `AnyOf<(AccountError,
/// RequestError)>`, and the answers of both are documented together.
#[derive(Debug, Clone, Copy)]
pub struct AnyOf<E>(PhantomData<E>);

impl<E: ErrorSet> ErrorSet for AnyOf<E> {
    fn visit(visit: &mut dyn FnMut(Declared)) {
        E::visit(visit);
    }
}

/// The entries of a set, each once, as the book of a catalog has them; without one, as the book of the
/// catalog that their type names.
pub(super) fn entries<E: ErrorSet + ?Sized>(catalog: Option<&'static Catalog>) -> Vec<BookEntry> {
    let mut entries: Vec<BookEntry> = Vec::new();
    let mut makers: Vec<(&Group, &Catalog, Maker)> = Vec::new();
    E::visit(&mut |declared| {
        let Declared { root, group, entry, catalog: own } = declared;
        if entry.is_hidden() {
            return;
        }
        let catalog = catalog.or(own).unwrap_or(Catalog::NONE);
        let is_made = |(of, with, _): &&(&Group, &Catalog, Maker)| {
            std::ptr::eq(*of, root) && std::ptr::eq(*with, catalog)
        };
        let entry = match makers.iter().find(is_made) {
            Some((_, _, maker)) => maker.entry(group, entry),
            None => {
                let maker = Maker::of_group(catalog, root);
                let entry = maker.entry(group, entry);
                makers.push((root, catalog, maker));
                entry
            }
        };
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    });
    entries
}

/// Names a part of an error type: what one operation answers with. It is an [`ErrorSet`].
///
/// ```
/// use errbook::{ApiError, book::Responses};
///
/// #[derive(Debug, ApiError)]
/// enum AccountError {
///     #[api(status = 409)]
///     EmailAlreadyExists,
///     #[api(status = 404)]
///     AccountNotFound,
/// }
///
/// errbook::subset! {
///     /// What a sign-up may answer with.
///     pub SignUpErrors = AccountError: ["EmailAlreadyExists"];
/// }
///
/// let responses = Responses::of::<SignUpErrors>().to_json();
/// assert!(responses.get("409").is_some() && responses.get("404").is_none());
/// ```
///
/// A code that the type does not have does not compile, nor one that stands there twice. Codes of the types
/// that `transparent` variants bring along are among those of the type.
#[macro_export]
macro_rules! subset {
    ($(
        $(#[$($attribute:tt)*])*
        $vis:vis $name:ident = $error:ty: [$($code:literal),+ $(,)?]
    );+ $(;)?) => {$(
        $(#[$($attribute)*])*
        #[derive(Debug, Clone, Copy)]
        $vis struct $name;

        impl $crate::ErrorSet for $name {
            fn visit(__errbook: &mut dyn ::core::ops::FnMut($crate::private::Declared)) {
                const CODES: &[&str] = &[$($code),+];
                $($crate::private::__placed! {
                    ($code)
                    const _: () = $crate::private::check_code(
                        <$error as $crate::Documented>::GROUP,
                        $code,
                    );
                })+
                $crate::private::__placed! {
                    ($name)
                    const _: () = $crate::private::check_once(CODES);
                }
                <$error as $crate::ErrorSet>::visit(&mut |__errbook_declared| {
                    if CODES.contains(&__errbook_declared.code()) {
                        __errbook(__errbook_declared);
                    }
                });
            }
        }

        $crate::__document!([] [$name] []);
    )+};
}

/// That no code stands in a subset twice.
///
/// # Panics
/// If one does. In a `const`, that is a compile error.
#[track_caller]
pub const fn check_once(codes: &[&str]) {
    let mut rest = codes;
    while let [code, others @ ..] = rest {
        let mut others_left = others;
        while let [other, left @ ..] = others_left {
            if same(code, other) {
                let mut text = Text::new();
                text.and("the code `")
                    .and(code)
                    .and("` stands twice in this subset: keep one of the two");
                panic!("{}", text.as_str());
            }
            others_left = left;
        }
        rest = others;
    }
}
