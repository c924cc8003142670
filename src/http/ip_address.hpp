#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace storyflow::http {

/// An address of IPv4 or IPv6. One of IPv4 that is written as IPv6 (`::ffff:192.0.2.1`) is the address of
/// IPv4.
class IpAddress {
  public:
    /// std::nullopt for anything but one address, without brackets, port and zone.
    [[nodiscard]] static std::optional<IpAddress> parse(std::string_view text);

    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool is_ipv4() const;
    /// The same network: the first `bits` bits (of 32 or 128), the rest zero.
    [[nodiscard]] IpAddress network(unsigned bits) const;

    bool operator==(const IpAddress&) const = default;

  private:
    std::array<std::uint8_t, 16> bytes_{};  ///< as IPv6
};

/// The addresses of a network, or one address: "10.0.0.0/8", "192.0.2.7", "fd00::/8".
class IpRange {
  public:
    /// std::nullopt if the text is neither an address nor a network.
    [[nodiscard]] static std::optional<IpRange> parse(std::string_view text);

    [[nodiscard]] bool contains(const IpAddress& address) const;

  private:
    IpRange(IpAddress network, unsigned bits) : network_(network), bits_(bits) {}

    IpAddress network_;
    unsigned bits_;
};

}  // namespace storyflow::http
