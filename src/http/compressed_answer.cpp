#include "http/compressed_answer.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "http/accept_encoding.hpp"
#include "http/compression.hpp"

namespace storyflow::http {

namespace {

constexpr std::array offered{ContentCoding::brotli, ContentCoding::gzip};
constexpr std::size_t uncounted_bytes = 64 * 1024;  // bodies of that size are not counted by the server

bool is_text(const Headers& headers) {
    const auto type = headers.find("Content-Type").value_or("");
    return type.starts_with("application/json") || type.starts_with("application/yaml") ||
           type.starts_with("text/");
}

bool may_be_compressed(const Response& response) {
    const auto* text = std::get_if<std::string>(&response.body);
    const auto& headers = response.headers;
    return text != nullptr && text->size() >= least_compressed_bytes && is_text(headers) &&
           !headers.find("Content-Encoding") && !headers.find("Content-Range") &&
           !headers.find("Accept-Ranges");
}

/// The text and its compressed form exist at the same time.
bool has_memory(const Request& request, const std::string& text, std::size_t most_bytes) {
    if (request.memory == nullptr || text.size() <= uncounted_bytes) return true;
    return request.memory->grow_to(text.capacity() + most_bytes + compressor_bytes);
}

void vary_by_coding(Headers& headers) {
    const auto varies = headers.find("Vary");
    headers.set("Vary", varies ? std::string(*varies) + ", Accept-Encoding" : "Accept-Encoding");
}

void weaken_tag(Headers& headers) {
    const auto tag = headers.find("ETag");
    if (tag && !tag->starts_with("W/")) headers.set("ETag", "W/" + std::string(*tag));
}

}  // namespace

void compress_answer(const Request& request, Response& response) {
    if (!may_be_compressed(response)) return;
    vary_by_coding(response.headers);
    const auto coding = choose_coding(request, offered);
    auto& text = std::get<std::string>(response.body);
    const std::size_t most_bytes = text.size() - text.size() / 5;
    if (coding == ContentCoding::identity || !has_memory(request, text, most_bytes)) return;
    auto smaller = compressed(text, coding, most_bytes);
    if (!smaller) return;
    text = *std::move(smaller);
    response.headers.set("Content-Encoding", std::string(to_string(coding)));
    weaken_tag(response.headers);
}

}  // namespace storyflow::http
