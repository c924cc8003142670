#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace storyflow::outbound {

/// An address of a server or a file, taken apart.
struct Address {
    std::string text;    ///< as it was given
    std::string scheme;  ///< "https", "file", …
    std::string host;
    std::string path;   ///< decoded
    std::string shown;  ///< for messages: without name and password, nor control characters

    [[nodiscard]] bool is_http() const { return scheme == "http" || scheme == "https"; }
};

/// std::nullopt for text that is no address.
[[nodiscard]] std::optional<Address> read_address(const std::string& text);

/// Whether a host is this machine: "localhost", "127.0.0.1" and all of 127/8, "::1" with or without brackets.
[[nodiscard]] bool is_loopback(std::string_view host);

/// True for text like `scheme://…`, which is no path.
[[nodiscard]] bool is_address(std::string_view text);
/// An address or path as messages may show it: without name and password, nor control characters.
[[nodiscard]] std::string shown_address(const std::string& text);
/// The `file:` address of a local file.
[[nodiscard]] std::string address_of(const std::filesystem::path& file);
/// What stands behind the last slash of an address's path, decoded; maybe nothing.
[[nodiscard]] std::string file_name_in(const std::string& address);

}  // namespace storyflow::outbound
