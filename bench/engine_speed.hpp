#pragma once

#include <cstddef>
#include <filesystem>

namespace storyflow::bench {

/// Writes a models folder with synthetic weights of the full size and one voice; takes a few seconds.
void write_synthetic_models(const std::filesystem::path& models);

/// Prints how long the engine takes to load: without prepared weights and, in a second start, with them.
void print_load_times(const std::filesystem::path& models);

/// Prints the time from a text of 200 characters to its first sound, on two cores.
void print_first_sound(const std::filesystem::path& models);

/// Prints the memory of this process while two workers speak `segments` texts of random lengths.
void print_memory(const std::filesystem::path& models, std::size_t segments);

}  // namespace storyflow::bench
