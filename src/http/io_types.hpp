#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>
#include <chrono>

/// Asio's types for coroutines on a strand, so that one connection never runs on two threads at once.
namespace storyflow::http {

namespace net = boost::asio;
using boost::system::error_code;

using Strand = net::strand<net::io_context::executor_type>;
using Socket = net::basic_stream_socket<net::ip::tcp, Strand>;
using Acceptor = net::basic_socket_acceptor<net::ip::tcp, Strand>;
using Timer =
    net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>, Strand>;
template <class T>
using Awaitable = net::awaitable<T, Strand>;

inline constexpr net::use_awaitable_t<Strand> use_awaitable;

}  // namespace storyflow::http
