#pragma once

#include <cstddef>

#include "http/message.hpp"

namespace storyflow::http {

/// Smaller bodies are sent as they are: they fit into one packet.
inline constexpr std::size_t least_compressed_bytes = 1024;

/// Compresses the body of a finished response by Brotli or gzip if the client accepts it, the body is text in
/// memory (JSON, CSV, YAML) of at least `least_compressed_bytes`, and that saves a fifth. Sets
/// `Content-Encoding` and `Vary`, and makes the `ETag` a weak one, because the bytes are others. Files,
/// ranges, streams and bodies that have a coding already stay as they are; so does a body for which the
/// request's share of the memory budget has no room left.
void compress_answer(const Request& request, Response& response);

}  // namespace storyflow::http
