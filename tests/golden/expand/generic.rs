use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 409)]
pub enum StoreError<'a, K, E, const N: usize = 1>
where
    K: Copy,
{
    #[api(message = "{key} is locked.")]
    Locked { key: K, holder: &'a str },
    #[api(status = 500)]
    Backend(#[from] E),
    Unused(std::marker::PhantomData<[K; N]>),
}
