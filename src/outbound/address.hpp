#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace storyflow::outbound {

/// The parsed address of a server or a file.
struct Address {
    std::string text;    ///< as given
    std::string scheme;  ///< "https", "file", …
    std::string host;
    std::string path;   ///< decoded
    std::string shown;  ///< for messages: without user name, password and control characters

    [[nodiscard]] bool is_http() const { return scheme == "http" || scheme == "https"; }
};

/// std::nullopt if the text is no address.
[[nodiscard]] std::optional<Address> read_address(const std::string& text);

/// Whether the host is this machine: "localhost", 127.0.0.0/8, or "::1" with or without brackets.
[[nodiscard]] bool is_loopback(std::string_view host);

/// True for text that begins with a scheme (`scheme://…`), which no path does.
[[nodiscard]] bool is_address(std::string_view text);
/// An address or path for messages: without user name, password and control characters.
[[nodiscard]] std::string shown_address(const std::string& text);
/// The `file:` address of a local file.
[[nodiscard]] std::string address_of(const std::filesystem::path& file);
/// The text after the last slash of an address's path, decoded; may be empty.
[[nodiscard]] std::string file_name_in(const std::string& address);

}  // namespace storyflow::outbound
