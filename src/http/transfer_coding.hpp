#pragma once

#include "http/message.hpp"

namespace storyflow::http {

/// How a request's body is coded, according to its head.
enum class TransferCoding {
    none,       ///< Content-Length is given, or there is no body
    chunked,    ///< one Transfer-Encoding field with exactly that value
    unknown,    ///< well-formed, but contains a coding that this server does not know
    ambiguous,  ///< another server could determine another length
};

/// Pure. `knows_chunks` is false for versions before HTTP/1.1, which have no transfer codings. This is the
/// strictest reading: where RFC 9112 lets a server be lenient (empty list elements, parameters, several
/// fields, `identity`, a length beside the coding), the head is ambiguous. A proxy in front may read it
/// differently, and then bytes of one client's body become the next client's request (request smuggling).
[[nodiscard]] TransferCoding transfer_coding_of(const Headers& headers, bool knows_chunks);

}  // namespace storyflow::http
