//! The browser's database (IndexedDB) as futures: requests, and transactions that are carried out whole or not at all.
use super::port::scope;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

/// An open database; closed when it goes.
pub struct Database(IdbDatabase);

impl Drop for Database {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Opens a database, and makes it with these stores where it is not there yet.
pub async fn open(name: &str, stores: &'static [&'static str]) -> Result<Database, JsValue> {
    let factory = scope().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(name, 1)?;
    let own = request.clone();
    let make = Closure::once_into_js(move || {
        let database: Option<IdbDatabase> = own.result().ok().and_then(|result| result.dyn_into().ok());
        for store in stores {
            // Whether it could be made is seen by the first transaction on it.
            let _ = database.as_ref().map(|database| database.create_object_store(store));
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    soon(&request).await?.dyn_into().map(Database)
}

/// Ms after which another window is known to hold the database.
const PATIENCE: i32 = 10_000;

/// What a request gives that has no work of its own; an error called `TimeoutError` where another window holds the database for long.
pub async fn soon(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let limit = Promise::new(&mut |_, reject| {
        let error = DomException::new_with_message_and_name("", "TimeoutError").map_or(JsValue::NULL, JsValue::from);
        let late = Closure::once_into_js(move || reject.call1(&JsValue::UNDEFINED, &error));
        let _ = scope().map(|scope| scope.set_timeout_with_callback_and_timeout_and_arguments_0(late.unchecked_ref(), PATIENCE));
    });
    JsFuture::from(Promise::race(&js_sys::Array::of2(&answer(request), &limit))).await
}

/// What a request gives.
pub async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    JsFuture::from(answer(request)).await
}

fn answer(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let own = request.clone();
        let succeed = Closure::once_into_js(move || resolve.call1(&JsValue::UNDEFINED, &own.result().unwrap_or(JsValue::UNDEFINED)));
        let own = request.clone();
        let fail = Closure::once_into_js(move || {
            let error = own.error().ok().flatten().map_or(JsValue::NULL, JsValue::from);
            reject.call1(&JsValue::UNDEFINED, &error)
        });
        request.set_onsuccess(Some(succeed.unchecked_ref()));
        request.set_onerror(Some(fail.unchecked_ref()));
    })
}

/// A running transaction. It ends by itself as soon as it is left without a request.
pub struct Transaction {
    transaction: IdbTransaction,
    end: Promise,
}

impl Database {
    /// Begins a transaction over these stores.
    pub fn begin(&self, stores: &[&str], mode: IdbTransactionMode) -> Result<Transaction, JsValue> {
        let names: js_sys::Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let transaction = self.0.transaction_with_str_sequence_and_mode(&names, mode)?;
        let end = Promise::new(&mut |resolve, reject| {
            let own = transaction.clone();
            let fail = Closure::once_into_js(move || {
                let error = own.error().map_or(JsValue::NULL, JsValue::from);
                reject.call1(&JsValue::UNDEFINED, &error)
            });
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(fail.unchecked_ref()));
        });
        Ok(Transaction { transaction, end })
    }
}

impl Transaction {
    /// One of its stores.
    pub fn store(&self, name: &str) -> Result<IdbObjectStore, JsValue> {
        self.transaction.object_store(name)
    }

    /// Waits until everything is written, or takes everything back if `outcome` is an error; gives why it was not written.
    pub async fn end<T>(self, outcome: Result<T, JsValue>) -> Result<T, JsValue> {
        if outcome.is_err() {
            // One that a failed request has ended already cannot be ended again.
            let _ = self.transaction.abort();
        }
        match (JsFuture::from(self.end).await, outcome) {
            (Ok(_), outcome) => outcome,
            // The transaction knows the reason; a request that it took along only knows that it was taken.
            (Err(error), outcome) => Err(if error.is_null() { outcome.err().unwrap_or(error) } else { error }),
        }
    }
}
