#include "http/ip_address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <system_error>

namespace storyflow::http {

namespace {

constexpr std::size_t ipv4_offset = 12;
constexpr unsigned bits_of_ipv4 = 32;
constexpr unsigned bits_of_ipv6 = 128;
constexpr unsigned bits_of_byte = 8;
constexpr std::array<std::uint8_t, ipv4_offset> ipv4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

std::optional<unsigned> number_in(std::string_view text, unsigned most) {
    unsigned number = 0;
    const auto* const end = text.data() + text.size();
    const auto [read, fault] = std::from_chars(text.data(), end, number);
    if (text.empty() || fault != std::errc() || read != end || number > most) return std::nullopt;
    return number;
}

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
    if (text.size() >= INET6_ADDRSTRLEN) return std::nullopt;
    const std::string terminated(text);
    IpAddress address;
    if (::inet_pton(AF_INET6, terminated.c_str(), address.bytes_.data()) == 1) return address;
    std::ranges::copy(ipv4_prefix, address.bytes_.begin());
    if (::inet_pton(AF_INET, terminated.c_str(), address.bytes_.data() + ipv4_offset) == 1) return address;
    return std::nullopt;
}

bool IpAddress::is_ipv4() const {
    return std::equal(ipv4_prefix.begin(), ipv4_prefix.end(), bytes_.begin());
}

std::string IpAddress::text() const {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const bool is_short = is_ipv4();
    const auto* const bytes = bytes_.data() + (is_short ? ipv4_offset : 0);
    const char* const written = ::inet_ntop(is_short ? AF_INET : AF_INET6, bytes, text.data(), text.size());
    return written == nullptr ? std::string() : std::string(written);
}

IpAddress IpAddress::network(unsigned bits) const {
    const unsigned kept = bits + (is_ipv4() ? bits_of_ipv6 - bits_of_ipv4 : 0);
    IpAddress network = *this;
    for (unsigned byte = 0; byte < network.bytes_.size(); ++byte) {
        const unsigned before = byte * bits_of_byte;
        const unsigned here = kept <= before ? 0 : std::min(kept - before, bits_of_byte);
        network.bytes_.at(byte) &= static_cast<std::uint8_t>(0xFFU << (bits_of_byte - here));
    }
    return network;
}

std::optional<IpRange> IpRange::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto address = IpAddress::parse(text.substr(0, slash));
    if (!address) return std::nullopt;
    const unsigned most = address->is_ipv4() ? bits_of_ipv4 : bits_of_ipv6;
    if (slash == std::string_view::npos) return IpRange(*address, most);
    const auto bits = number_in(text.substr(slash + 1), most);
    if (!bits) return std::nullopt;
    return IpRange(address->network(*bits), *bits);
}

bool IpRange::contains(const IpAddress& address) const {
    return address.is_ipv4() == network_.is_ipv4() && address.network(bits_) == network_;
}

}  // namespace storyflow::http
