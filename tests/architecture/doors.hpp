#pragma once

#include <optional>
#include <string>
#include <vector>

/// Rules about includes as functions of values. Paths are those of the repository ("src/http/server.cpp",
/// "tests/http/server_test.cpp") or of an `#include` ("http/server.hpp", "tests/support/eventually.hpp").
namespace storyflow::architecture {

/// Where a file lies. A unit is a header together with its source, named without the ending.
struct Place {
    std::string folder;  ///< "store/sql"; "main" for src/main.cpp
    std::string unit;    ///< "store/sql/lane"
};

/// "src/store/sql/lane.cpp" and "store/sql/lane.hpp" lie in the same place.
[[nodiscard]] Place place_of(const std::string& path);

/// What a folder or a single unit may include besides its own folder and base: folders and units. A folder
/// does not stand for the folders inside it.
struct Door {
    std::string from;
    std::vector<std::string> to;
};
using Doors = std::vector<Door>;

/// Whether the map lets `file` include our header. A test may include what it tests, whatever that may
/// include, the headers beside their tests, and tests/support; anything else needs a door.
[[nodiscard]] bool may_include(const Doors& doors, const std::string& file, const std::string& header);

/// Where a library may be included.
struct Home {
    std::string library;
    std::string headers;               ///< regular expression
    std::vector<std::string> folders;  ///< with all folders inside
};

/// The library that lives elsewhere, when `header` is one of its headers; std::nullopt when all is well.
[[nodiscard]] std::optional<std::string> library_from_elsewhere(const std::vector<Home>& homes,
                                                                const std::string& file,
                                                                const std::string& header);

}  // namespace storyflow::architecture
