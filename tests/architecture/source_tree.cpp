#include "tests/architecture/source_tree.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <stdexcept>

namespace storyflow::architecture {

namespace fs = std::filesystem;

const fs::path& repository() {
    static const fs::path root = STORYFLOW_REPOSITORY;
    return root;
}

std::vector<std::string> source_files(const std::string& folder) {
    std::vector<std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(repository() / folder)) {
        const fs::path& path = entry.path();
        if (path.extension() != ".cpp" && path.extension() != ".hpp") continue;
        files.push_back(path.lexically_relative(repository()).generic_string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> lines_of(const std::string& file) {
    std::ifstream stream(repository() / file);
    if (!stream) throw std::runtime_error("cannot read " + file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::vector<Include> includes_of(const std::string& file) {
    static const std::regex directive(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
    std::vector<Include> includes;
    for (const std::string& line : lines_of(file)) {
        std::smatch match;
        if (!std::regex_search(line, match, directive)) continue;
        includes.push_back({.header = match[2].str(), .quoted = match[1].str() == "\""});
    }
    return includes;
}

std::string room_of(const std::string& file) {
    const bool in_src = file.starts_with("src/");
    const std::string inside = in_src ? file.substr(4) : file;
    const std::string first = inside.substr(0, inside.find('/'));
    return fs::path(first).stem().generic_string();
}

}  // namespace storyflow::architecture
