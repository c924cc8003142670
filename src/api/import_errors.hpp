#pragma once

#include <boost/json/object.hpp>

#include "api/api_error.hpp"
#include "base/error.hpp"
#include "story/import_text.hpp"

namespace storyflow::api {

/// The body with every value as an array of strings: a single string becomes an array of one, nulls are left
/// out, and errors by index become sentences ("Item 0: …"). Pure.
[[nodiscard]] boost::json::object as_string_lists(const boost::json::object& body);

/// `{"error": …, "details": …}`; null details when there are none.
[[nodiscard]] ApiError import_fault(const story::ImportFault& fault);

/// Runs a handler and converts the bodies of its 400 answers by `as_string_lists`.
template <typename Handler>
auto with_string_list_errors(const Handler& handler) {
    try {
        return handler();
    } catch (const ApiError& error) {
        if (error.kind() != base::ErrorKind::invalid_input) throw;
        throw ApiError(error.kind(), as_string_lists(error.body()));
    } catch (const base::Error& error) {
        if (error.kind() != base::ErrorKind::invalid_input) throw;
        throw ApiError(error.kind(), as_string_lists({{"detail", error.what()}}));
    }
}

}  // namespace storyflow::api
