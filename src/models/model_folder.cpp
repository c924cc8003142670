#include "models/model_folder.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace storyflow::models {

namespace {

using speech::ModelPart;
using speech::PublishedFile;

constexpr std::size_t most_entries = 5'000;  ///< looked at in search of parts
constexpr std::size_t most_parts = 100;

bool is_file(const std::filesystem::path& path) {
    std::error_code unreadable;
    return std::filesystem::is_regular_file(path, unreadable);
}

FolderSource source(const std::filesystem::path& path) {
    return {speech::find_published_name(path.filename().string()), {path}};
}

/// The first of the names that is in the folder or in its folder `voices`.
template <class Names>
std::optional<FolderSource> first_of(const std::filesystem::path& folder, const Names& names) {
    for (const auto& name : names) {
        for (const auto& path : {folder / "voices" / name, folder / name})
            if (is_file(path)) return source(path);
    }
    return std::nullopt;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A name with its numbers left out, and the last number: parts of one file differ in that one only.
struct NumberedName {
    std::string pattern;
    unsigned long number = 0;
};

NumberedName numbered(const std::string& name) {
    constexpr std::size_t most_digits = 6;
    NumberedName result;
    for (std::size_t i = 0; i < name.size();) {
        std::size_t end = i;
        while (end < name.size() && is_digit(name[end]))
            ++end;
        if (end == i) {
            result.pattern += name[i++];
            continue;
        }
        result.pattern += '#';
        result.number = std::stoul(name.substr(i, std::min(end - i, most_digits)));
        i = end;
    }
    return result;
}

struct Piece {
    unsigned long number = 0;
    std::filesystem::path path;
    std::uint64_t size = 0;
};

using PiecesByPattern = std::map<std::string, std::vector<Piece>>;

void gather(const std::filesystem::path& folder, const std::filesystem::path& below, std::size_t& entries,
            PiecesByPattern& pieces) {
    std::error_code unreadable;
    std::filesystem::directory_iterator entry(folder / below, unreadable);
    for (; !unreadable && entry != std::filesystem::directory_iterator(); entry.increment(unreadable)) {
        if (++entries > most_entries) return;
        std::error_code gone;
        const auto path = below / entry->path().filename();
        if (below.empty() && entry->is_directory(gone)) gather(folder, path, entries, pieces);
        if (!entry->is_regular_file(gone) || path.filename().string().find("part") == std::string::npos)
            continue;
        const NumberedName name = numbered(path.generic_string());
        pieces[name.pattern].push_back({name.number, entry->path(), entry->file_size(gone)});
    }
}

std::optional<FolderSource> find_parts(const std::filesystem::path& folder, const PublishedFile& file) {
    PiecesByPattern all;
    std::size_t entries = 0;
    gather(folder, {}, entries, all);
    for (auto& [pattern, pieces] : all) {
        std::uint64_t size = 0;
        for (const Piece& piece : pieces)
            size += piece.size;
        if (size != file.bytes || pieces.size() > most_parts) continue;
        std::ranges::sort(pieces, {}, [](const Piece& piece) { return std::pair(piece.number, piece.path); });
        FolderSource parts{file, {}};
        for (const Piece& piece : pieces)
            parts.files.push_back(piece.path);
        return parts;
    }
    return std::nullopt;
}

std::optional<FolderSource> find_network(const std::filesystem::path& folder) {
    constexpr std::array<std::string_view, 5> names{"kokoro-v1_0.pth", "kokoro-v1_0.safetensors",
                                                    "kokoro-v1.0.onnx", "kokoro-v1.0.fp16.onnx",
                                                    "kokoro-v1.0.int8.onnx"};
    if (auto found = first_of(folder, names)) return found;
    return find_parts(folder, *speech::find_published_name(names.back()));
}

}  // namespace

std::optional<FolderSource> find_in_folder(const std::filesystem::path& folder, const PublishedFile& file) {
    switch (file.part) {
        case ModelPart::network:
            return find_network(folder);
        case ModelPart::compact_network:
            if (is_file(folder / file.path)) return source(folder / file.path);
            return find_parts(folder, file);
        case ModelPart::voice: {
            const std::string id(file.voice());
            return first_of(folder, std::array{id + ".pt", id + ".bin", id + ".npy"});
        }
        case ModelPart::configuration:
        case ModelPart::voice_pack:
        case ModelPart::built_in_voice:
            break;
    }
    return first_of(folder, std::array{std::string(file.name())});
}

}  // namespace storyflow::models
