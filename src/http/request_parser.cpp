#include "http/request_parser.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/http/error.hpp>
#include <boost/system/errc.hpp>
#include <limits>
#include <utility>

#include "http/ascii.hpp"
#include "http/transfer_coding.hpp"

namespace storyflow::http {

namespace beast_http = boost::beast::http;

namespace {

/// A method's name contains no characters that JSON would have to escape: the parser refuses them.
constexpr std::size_t longest_method_shown = 32;

Method method_of(beast_http::verb verb) {
    constexpr std::array known = {std::pair(beast_http::verb::get, Method::get),
                                  std::pair(beast_http::verb::head, Method::head),
                                  std::pair(beast_http::verb::post, Method::post),
                                  std::pair(beast_http::verb::put, Method::put),
                                  std::pair(beast_http::verb::patch, Method::patch),
                                  std::pair(beast_http::verb::delete_, Method::del),
                                  std::pair(beast_http::verb::options, Method::options)};
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const auto& pair) { return pair.first == verb; });
    return found == known.end() ? Method::other : found->second;
}

/// Whether the value of a field is continued on a further line (obs-fold). Beast's parser then passes a copy
/// of the value, or a view that begins after a line end. Otherwise name and value are views of the same line
/// in the buffer, separated by the colon and blanks.
bool is_folded(std::string_view name, std::string_view value) {
    const char* at = name.data() + name.size() + 1;  // the first byte after the colon
    while (*at == ' ' || *at == '\t')
        ++at;
    return at != value.data();
}

}  // namespace

RequestParser::RequestParser(std::size_t max_header_bytes, std::string peer) {
    request_.peer = std::move(peer);
    header_limit(static_cast<std::uint32_t>(
        std::min<std::size_t>(max_header_bytes, std::numeric_limits<std::uint32_t>::max())));
    body_limit(boost::none);  // the limit depends on the head, see `limit_body`
    eager(false);
}

error_code RequestParser::feed(boost::beast::flat_buffer& bytes) {
    if (fault_ || needs_more_for_first_chunk(bytes.size())) return fault_;
    error_code error;
    bytes.consume(put(bytes.data(), error));
    if (error != beast_http::error::need_more) fault_ = error;
    return fault_;
}

/// Beast asserts that it never continues with less than a whole chunked body has, "0\r\n\r\n": true only
/// behind a chunk with data. So the first chunk waits until there is as much.
bool RequestParser::needs_more_for_first_chunk(std::size_t bytes) const {
    constexpr std::size_t shortest_body = 5;
    return Grammar::is_header_done() && chunked() && !has_chunk_ && bytes < shortest_body;
}

void RequestParser::limit_body(std::size_t bytes) {
    longest_body_ = bytes;
    body_limit(bytes);
    eager(true);
}

std::optional<std::uint64_t> RequestParser::announced_length() const {
    const auto length = content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

void RequestParser::on_request_impl(beast_http::verb method, string_view name, string_view target,
                                    int version, error_code& error) {
    request_.method = method_of(method);
    if (request_.method == Method::other) request_.other_method = name.substr(0, longest_method_shown);
    knows_continue_ = version >= 11;
    if (!set_target({target.data(), target.size()})) error = beast_http::error::bad_target;
}

bool RequestParser::set_target(std::string_view target) {
    const std::size_t scheme_end = target.find("://");
    if (scheme_end != std::string_view::npos && target.front() != '/') {
        const std::string_view scheme = target.substr(0, scheme_end);
        if (!equal_ignoring_case(scheme, "http") && !equal_ignoring_case(scheme, "https")) return false;
        target.remove_prefix(scheme_end + 3);
        authority_ = target.substr(0, target.find_first_of("/?"));
        target.remove_prefix(authority_.size());
        if (authority_.empty()) return false;
    }
    const std::size_t query = std::min(target.find('?'), target.size());
    request_.path = target.substr(0, query);
    request_.query = target.substr(std::min(query + 1, target.size()));
    if (request_.path.empty() && !authority_.empty()) request_.path += '/';
    return request_.path.starts_with('/') || (request_.path == "*" && request_.method == Method::options);
}

void RequestParser::on_field_impl(beast_http::field field, string_view name, string_view value,
                                  error_code& error) {
    if (is_folded({name.data(), name.size()}, {value.data(), value.size()})) {
        error = beast_http::error::bad_obs_fold;
        return;
    }
    if (is_header_done()) return;  // a trailer field must not be taken for a header field
    if (field == beast_http::field::host) ++hosts_;
    // Beast accepts several lengths that agree; other programs may not.
    if (field == beast_http::field::content_length &&
        (request_.headers.find("Content-Length") || value.find(',') != string_view::npos)) {
        error = beast_http::error::multiple_content_length;
        return;
    }
    request_.headers.add({name.data(), name.size()}, std::string(value.data(), value.size()));
}

void RequestParser::on_header_impl(error_code& error) {
    const TransferCoding coding = transfer_coding_of(request_.headers, knows_continue_);
    if (coding == TransferCoding::ambiguous) error = beast_http::error::bad_transfer_encoding;
    if (coding == TransferCoding::unknown) error = make_error_code(boost::system::errc::not_supported);
    if (!authority_.empty() && sends_hosts_it_should()) request_.headers.set("Host", authority_);
}

/// True for exactly one Host field; a client of HTTP/1.0 may also send none.
bool RequestParser::sends_hosts_it_should() const {
    return hosts_ == 1 || (hosts_ == 0 && !knows_continue_);
}

// Beast compares an announced length with a limit that is set before the head ends, which this one is not.
void RequestParser::on_body_init_impl(const optional_length& length, error_code& error) {
    if (!length) return;
    if (*length > longest_body_)
        error = beast_http::error::body_limit;
    else
        request_.body.reserve(static_cast<std::size_t>(*length));
}

std::size_t RequestParser::on_body_impl(string_view body, error_code&) {
    request_.body.append(body.data(), body.size());
    return body.size();
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, string_view body, error_code& error) {
    return on_body_impl(body, error);
}

}  // namespace storyflow::http
