#pragma once

#include <cstdint>
#include <filesystem>

#include "film/film_look.hpp"

namespace storyflow::film {

/// About how many bytes a render takes on the disk while it runs: the sound, the encoded parts, and the film
/// beside them. `seconds`: of the narrations and pauses; cards come on top. Pure.
[[nodiscard]] std::uint64_t bytes_of_render(const FilmLook& look, double seconds);

/// Throws `base::DiskFull` with both sizes if the disk of the folder, or of its nearest existing parent, has
/// less room.
void require_room_for(std::uint64_t bytes, const std::filesystem::path& folder);

}  // namespace storyflow::film
