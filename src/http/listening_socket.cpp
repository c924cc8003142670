#include "http/listening_socket.hpp"

#include <string_view>

#include "base/error.hpp"

namespace storyflow::http {

namespace {

using net::ip::tcp;

std::string without_brackets(const std::string& host) {
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    return bracketed ? host.substr(1, host.size() - 2) : host;
}

tcp::endpoint resolve(const Strand& strand, const std::string& host, std::uint16_t port, error_code& error) {
    const auto address = net::ip::make_address(without_brackets(host), error);
    if (!error) return {address, port};
    net::ip::basic_resolver<tcp, Strand> resolver(strand);
    const auto found = resolver.resolve(host, std::to_string(port), tcp::resolver::passive, error);
    return error || found.empty() ? tcp::endpoint{} : found.begin()->endpoint();
}

}  // namespace

Acceptor listen_on(const Strand& strand, const std::string& host, std::uint16_t port) {
    error_code error;
    const auto require = [&] {
        if (!error) return;
        throw base::Error(base::ErrorKind::unavailable,
                          "Cannot listen on " + host + ":" + std::to_string(port) + ": " + error.message());
    };
    const tcp::endpoint endpoint = resolve(strand, host, port, error);
    require();
    Acceptor acceptor(strand);
    acceptor.open(endpoint.protocol(), error);
    require();
    acceptor.set_option(Acceptor::reuse_address(true), error);
    require();
    acceptor.bind(endpoint, error);
    require();
    acceptor.listen(Acceptor::max_listen_connections, error);
    require();
    return acceptor;
}

}  // namespace storyflow::http
