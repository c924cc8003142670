#include "narration/kept_sounds.hpp"

#include <string>
#include <vector>

namespace storyflow::narration {

void KeptSounds::tidy() {
    keeper_.apply(changes_.forget_before(clock_.now() - limits_.age));
    forget_oldest_beyond(limits_.bytes);
}

bool KeptSounds::give_up_room() {
    std::vector<std::string> files;
    for (const auto& sound : changes_.kept_sounds())
        files.push_back(sound.file);
    if (files.empty()) return false;
    keeper_.apply(changes_.forget_sounds(files));
    return true;
}

void KeptSounds::forget_oldest_beyond(std::uint64_t bytes) {
    std::uint64_t total = 0;
    std::vector<std::string> files;
    for (const auto& sound : changes_.kept_sounds()) {
        total += library_.bytes_of(sound.file);
        if (total > bytes) files.push_back(sound.file);
    }
    if (!files.empty()) keeper_.apply(changes_.forget_sounds(files));
}

}  // namespace storyflow::narration
