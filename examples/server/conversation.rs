//! What the example says.

use errbook_example_server::client::conversation;
use expect_test::expect;

#[tokio::test]
async fn the_client_understands_its_server() {
    expect![[r#"
        GET /orders/1
          200 OK {"product":"tea","count":2}
        GET /orders/7
          order 7 is not one of yours
        GET /orders/0
          Internal Server Error [InternalServerError]
        GET /quote
          again in 1s: the service answered 429 Too Many Requests, code Busy: Everybody orders at once.
          200 OK 3.50
        GET /sunday
          The shop is closed on Sundays. [Closed]
        GET /proxy
          again in 20ms: the service answered 502 Bad Gateway, and its body is of another media type (text/html; charset=utf-8)
          again in 40ms: the service answered 502 Bad Gateway, and its body is of another media type (text/html; charset=utf-8)
          the service answered 502 Bad Gateway, and its body is of another media type (text/html; charset=utf-8)
        POST /orders 2
          201 Created 
        POST /orders 5
          take 3 tea instead
    "#]]
    .assert_eq(&conversation().await.unwrap());
}
