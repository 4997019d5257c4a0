//! Doc comments are public documentation, but for what follows `# Internal`.

use errbook::{ApiError, wire_format};

/**
 * Starred docs.
 *
 * * an item
 *
 * # Internal
 *
 * STAR SECRET
 */
#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Block {
    /**
        Indented docs, see [`Block`](crate::Block) and [the guide](https://example.com/a).

            code

         ## Internal ##
        INDENT SECRET
    */
    #[allow(dead_code)]
    Indented,
    ///   # Internal
    /// SPACED SECRET
    #[allow(dead_code)]
    Spaced,
    /// Underlined docs.
    ///
    /// Internal
    /// --------
    /// UNDERLINED SECRET
    #[allow(dead_code)]
    Underlined {
        /// A field.
        ///
        /// # Internal
        /// FIELD SECRET
        #[api(member)]
        field: u8,
    },
    /// Not for anybody.
    #[doc(hidden)]
    #[allow(dead_code)]
    Hidden,
}

errbook::catalog! {
    /// Catalog docs.
    ///
    /// # Internal
    /// CATALOG SECRET
    static BLOCKS = { errors: [Block] };
}

wire_format! {
    /// Format docs.
    ///
    /// # Internal
    /// FORMAT SECRET
    static QUIET: "application/json" = { "code": code };
}

#[test]
fn internal_docs_stay_inside_however_they_are_written() {
    let text = BLOCKS.markdown().to_string();
    for public in
        ["Starred docs", "* an item", "Indented docs", "    code", "Underlined docs", "A field."]
    {
        assert!(text.contains(public), "{public} is missing in {text}");
    }
    assert!(!text.contains("SECRET") && !text.contains("Internal\n"), "{text}");
    assert!(!text.contains("Hidden"), "{text}");
    assert!(text.contains("see `Block` and [the guide](https://example.com/a)"), "{text}");
    assert_eq!(BLOCKS.docs(), "Catalog docs.");
    assert_eq!(QUIET.docs(), "Format docs.");
    assert!(BLOCKS.find("Hidden").is_some(), "it is answered with all the same");
    let messages: Vec<_> = BLOCKS.entries().iter().map(|entry| entry.message()).collect();
    assert_eq!(messages, ["Indented docs, see Block and the guide.", "Spaced", "Underlined docs."]);
}

macro_rules! declared {
    ($name:ident, $doc:expr, $more:literal) => {
        #[derive(Debug, ApiError)]
        #[api(status = 400)]
        #[doc = $doc]
        #[doc = ""]
        #[doc = $more]
        struct $name;
    };
}

declared!(Written, "A text.", "More.");
declared!(Made, concat!("Number ", 1, " is ", stringify!(gone), "."), "*More.*");

/// A fragment of a macro is in a group of its own.
#[test]
fn what_macros_say_is_read() {
    assert_eq!(Written.entry().message(), "A text.");
    assert_eq!(Made.entry().message(), "Number 1 is gone.");
    assert_eq!(Made.entry().docs(), "Number 1 is gone.\n\n*More.*");
}
