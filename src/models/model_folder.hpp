#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "speech/model_catalogue.hpp"

namespace storyflow::models {

/// The files of a folder that serve as one published file.
struct FolderSource {
    std::optional<speech::PublishedFile> file;  ///< std::nullopt: determined by the content
    std::vector<std::filesystem::path> files;   ///< one, or the parts of the file in their order
};

/// Looks in a folder that the user has (a download, a disk, what packages of other programs installed) for a
/// published file, or for one that serves as well:
/// - for the network: kokoro-v1_0.pth, kokoro-v1_0.safetensors, kokoro-v1.0.onnx, .fp16.onnx, .int8.onnx, and
///   the last one in parts, which are files in the folder or in folders of it whose names differ in a number
///   and contain "part", and which have its size together;
/// - for a voice: ID.pt, ID.bin or ID.npy, in `voices` or in the folder itself;
/// - for others: the file in its place or in the folder itself.
///
/// Only looks at names and sizes. Returns std::nullopt if there is none, or the folder cannot be read.
[[nodiscard]] std::optional<FolderSource> find_in_folder(const std::filesystem::path& folder,
                                                         const speech::PublishedFile& file);

}  // namespace storyflow::models
