#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <cstddef>
#include <optional>

#include "http/io_types.hpp"
#include "http/message.hpp"

namespace storyflow::http {

/// Parses one request from bytes as they arrive: first the head, then, after `limit_body`, the body. Uses
/// Beast's parser, but fills our `Request` directly. Beast's parser enters its next state before it reports
/// an error in the head, so the base class is private: after an error no part counts as done, whatever
/// Beast's state.
class RequestParser final : private boost::beast::http::basic_parser<true> {
  public:
    /// `peer`: the address that the bytes come from; becomes `Request::peer`.
    explicit RequestParser(std::size_t max_header_bytes, std::string peer = {});

    /// Consumes as much of `bytes` as it can. It is no error if more bytes are needed. The first error is
    /// final: it is returned again, and nothing more is consumed. `errc::not_supported` means an unknown
    /// transfer coding.
    [[nodiscard]] error_code feed(boost::beast::flat_buffer& bytes);
    void limit_body(std::size_t bytes);

    [[nodiscard]] bool is_header_done() const { return !fault_ && Grammar::is_header_done(); }
    [[nodiscard]] bool is_done() const { return !fault_ && Grammar::is_done(); }
    using basic_parser::got_some;
    using basic_parser::keep_alive;

    [[nodiscard]] const Request& request() const { return request_; }
    [[nodiscard]] Request take_request() { return std::move(request_); }
    /// Whether the client understands interim responses (HTTP/1.1).
    [[nodiscard]] bool knows_continue() const { return knows_continue_; }
    [[nodiscard]] bool announces_body() const { return chunked() || announced_length().value_or(0) > 0; }
    /// The Content-Length that the client sent; std::nullopt if there is none (a chunked body).
    [[nodiscard]] std::optional<std::uint64_t> announced_length() const;

  private:
    using Grammar = boost::beast::http::basic_parser<true>;
    using string_view = boost::beast::string_view;
    using optional_length = boost::optional<std::uint64_t>;

    void on_request_impl(boost::beast::http::verb method, string_view method_text, string_view target,
                         int version, error_code& error) override;
    void on_response_impl(int, string_view, int, error_code&) override {}
    void on_field_impl(boost::beast::http::field, string_view name, string_view value, error_code&) override;
    void on_header_impl(error_code& error) override;
    void on_body_init_impl(const optional_length& length, error_code& error) override;
    std::size_t on_body_impl(string_view body, error_code&) override;
    void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override { has_chunk_ = true; }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code&) override;
    void on_finish_impl(error_code&) override {}

    [[nodiscard]] bool set_target(std::string_view target);
    [[nodiscard]] bool sends_hosts_it_should() const;
    [[nodiscard]] bool needs_more_for_first_chunk(std::size_t bytes) const;

    Request request_;
    error_code fault_;
    std::string authority_;  ///< of a target in absolute form; replaces the Host field if the number of Host
                             ///< fields is valid
    std::size_t longest_body_ = 0;  ///< of `limit_body`
    int hosts_ = 0;                 ///< number of Host fields that the client sent
    bool knows_continue_ = false;
    bool has_chunk_ = false;  ///< the line of a chunk's size was read
};

}  // namespace storyflow::http
