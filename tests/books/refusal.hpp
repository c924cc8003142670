#pragma once

#include <string>

#include "base/error.hpp"

namespace storyflow::books {

/// The message of the `Error{invalid_input}` that `read` throws; says so if it throws none or another.
template <class Read>
std::string refusal(Read read) {
    try {
        read();
    } catch (const base::Error& error) {
        return error.kind() == base::ErrorKind::invalid_input ? error.what() : "another kind of error";
    }
    return "no error";
}

}  // namespace storyflow::books
