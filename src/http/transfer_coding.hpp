#pragma once

#include "http/message.hpp"

namespace storyflow::http {

/// What a request's head says about how its body is coded for the way.
enum class TransferCoding {
    none,       ///< the length is announced, or there is no body
    chunked,    ///< one field that says exactly that
    unknown,    ///< well-formed, but with a coding that this server does not understand
    ambiguous,  ///< another server could read another length from it
};

/// Pure. `knows_chunks` is false for versions before HTTP/1.1, which have no transfer codings. The strictest
/// reading: where RFC 9112 allows a server to guess (empty list elements, parameters, several fields,
/// `identity`, a length beside the coding), the head is ambiguous, because a proxy in front may guess
/// otherwise, and then one client's bytes become the next client's request.
[[nodiscard]] TransferCoding transfer_coding_of(const Headers& headers, bool knows_chunks);

}  // namespace storyflow::http
