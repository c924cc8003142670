#include "tests/support/http_client.hpp"

#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace storyflow::support {

namespace {

constexpr std::string_view line_end = "\r\n";

void set_timeout(int descriptor, std::chrono::milliseconds timeout) {
    timeval value{};
    value.tv_sec = timeout.count() / 1000;
    value.tv_usec = timeout.count() % 1000 * 1000;
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &value, sizeof value);
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &value, sizeof value);
}

std::string render_request(std::string_view method, std::string_view target, const std::string& host,
                           const HttpClient::Fields& fields, std::string_view body) {
    std::string text = std::string(method) + ' ' + std::string(target) + " HTTP/1.1\r\n";
    bool has_host = false;
    for (const auto& [name, value] : fields) {
        has_host = has_host || name == "Host";
        text += name + ": " + value + "\r\n";
    }
    if (!has_host) text += "Host: " + host + "\r\n";
    if (!body.empty() || method == "POST") text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return text.append(line_end).append(body);
}

}  // namespace

std::string HttpReply::header(std::string_view name) const {
    return std::string(headers.find(name).value_or(""));
}

HttpClient::HttpClient(std::string host, std::uint16_t port, std::chrono::milliseconds timeout)
    : host_(std::move(host)), port_(port), timeout_(timeout) {}

HttpReply HttpClient::request(std::string_view method, std::string_view target, const Fields& fields,
                              std::string_view body) {
    if (!socket_.valid()) connect();
    const std::string host = host_ + ":" + std::to_string(port_);
    send(render_request(method, target, host, fields, body));
    HttpReply reply = read_reply(method == "HEAD");
    if (reply.header("Connection") == "close") close();
    return reply;
}

HttpReply HttpClient::post_json(std::string_view target, std::string_view json) {
    return request("POST", target, {{"Content-Type", "application/json"}}, json);
}

void HttpClient::connect() {
    received_.clear();
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host_.c_str(), std::to_string(port_).c_str(), &hints, &found) != 0) {
        throw std::runtime_error("cannot resolve " + host_);
    }
    socket_.reset(::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    set_timeout(socket_.get(), timeout_);
    const int result = ::connect(socket_.get(), found->ai_addr, found->ai_addrlen);
    ::freeaddrinfo(found);
    if (result == 0) return;
    close();
    throw std::runtime_error("cannot connect to port " + std::to_string(port_) + ": " + std::strerror(errno));
}

void HttpClient::send(std::string_view bytes) {
    if (!socket_.valid()) connect();
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return;  // the server may already have answered and closed; reading tells
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

HttpReply HttpClient::read_reply(bool head_only) {
    HttpReply reply;
    const std::string status_line = take_line();
    if (status_line.size() < 12) throw std::runtime_error("no HTTP reply: '" + status_line + "'");
    reply.status = std::stoi(status_line.substr(9, 3));
    for (std::string line = take_line(); !line.empty(); line = take_line()) {
        const std::size_t colon = line.find(": ");
        reply.headers.add(line.substr(0, colon), line.substr(colon + 2));
    }
    const std::string length = reply.header("Content-Length");
    if (!head_only && reply.status != 304 && !length.empty()) reply.body = read_bytes(std::stoul(length));
    return reply;
}

std::string HttpClient::read_bytes(std::size_t count) {
    while (received_.size() < count && receive()) {
    }
    std::string bytes = received_.substr(0, count);
    received_.erase(0, bytes.size());
    return bytes;
}

bool HttpClient::closed_by_server() {
    return received_.empty() && !receive();
}

void HttpClient::close() {
    socket_.reset();
}

/// Returns false at the end of the connection.
bool HttpClient::receive() {
    std::array<char, 64 * 1024> block;
    for (;;) {
        const ssize_t got = ::recv(socket_.get(), block.data(), block.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            throw std::runtime_error("the server is silent");
        if (got <= 0) return false;
        received_.append(block.data(), static_cast<std::size_t>(got));
        return true;
    }
}

std::string HttpClient::take_line() {
    std::size_t end = received_.find(line_end);
    while (end == std::string::npos) {
        if (!receive()) throw std::runtime_error("the server closed the connection");
        end = received_.find(line_end);
    }
    std::string line = received_.substr(0, end);
    received_.erase(0, end + line_end.size());
    return line;
}

}  // namespace storyflow::support
