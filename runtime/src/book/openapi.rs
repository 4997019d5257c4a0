//! OpenAPI 3.1: the errors of a book as components, and the responses of one operation.

mod bodies;
mod responses;
mod shelf;

use serde::Serialize;
use serde_json::Value;

use self::bodies::{Bodies, described, example};
pub use self::responses::Responses;
use self::shelf::Shelf;
use crate::book::model::{Book, BookEntry};
use crate::book::schema::Schema;

/// An OpenAPI 3.1 document of components: the errors of a [`Book`], for an API to refer to.
///
/// `serde` writes it in the order in which OpenAPI is read: `openapi`, `info`, `paths`, `components`.
/// There are no paths, which is allowed: `#/components/responses/409` has every error of that status,
/// `#/components/schemas/EmailAlreadyExists` the body of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpenApi {
    openapi: &'static str,
    info: Info,
    paths: Schema,
    components: Components,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Info {
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    version: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Components {
    schemas: Shelf,
    responses: Responses,
    #[serde(skip_serializing_if = "Shelf::is_empty")]
    examples: Shelf,
    #[serde(skip_serializing_if = "Shelf::is_empty")]
    headers: Shelf,
}

impl OpenApi {
    /// Says which version of the API this is. Without it, the document says `0.0.0`.
    #[must_use]
    pub fn with_version(mut self, version: &str) -> Self {
        version.clone_into(&mut self.info.version);
        self
    }

    /// It as JSON, in lines that a diff shows well, in a stable order.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

impl Book {
    /// The errors as components of an OpenAPI 3.1 document.
    ///
    /// ```
    /// # errbook::catalog! { static ERRORS = { standard: [404] }; }
    /// let document = serde_json::to_value(ERRORS.book().openapi().with_version("1.2.0")).unwrap();
    /// assert_eq!(document["openapi"], "3.1.0");
    /// let response = &document["components"]["responses"]["404"];
    /// let schema = &response["content"]["application/problem+json"]["schema"];
    /// assert_eq!(schema["$ref"], "#/components/schemas/NotFound");
    /// ```
    pub fn openapi(&self) -> OpenApi {
        let mut on_shelves = OnShelves::default();
        let responses = Responses::of_entries(self.entries(), &mut on_shelves);
        let OnShelves { schemas, examples, headers } = on_shelves;
        OpenApi {
            openapi: "3.1.0",
            info: Info {
                title: self.title.clone(),
                description: self.docs.clone(),
                version: "0.0.0".to_owned(),
            },
            paths: Schema::any(),
            components: Components { schemas, responses, examples, headers },
        }
    }
}

/// What is referred to, where it is put.
#[derive(Default)]
struct OnShelves {
    schemas: Shelf,
    examples: Shelf,
    headers: Shelf,
}

impl Bodies for OnShelves {
    fn schema(&mut self, entry: &BookEntry) -> Value {
        reference("schemas", &self.schemas.put(&entry.code, described(entry)))
    }

    fn example(&mut self, entry: &BookEntry) -> Option<Value> {
        Some(reference("examples", &self.examples.put(&entry.code, example(entry)?)))
    }

    fn header(&mut self, name: &str, header: Value) -> Value {
        reference("headers", &self.headers.put(name, header))
    }
}

fn reference(shelf: &str, name: &str) -> Value {
    serde_json::json!({ "$ref": format!("#/components/{shelf}/{name}") })
}
