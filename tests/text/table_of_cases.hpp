#pragma once

#include <fstream>
#include <string>
#include <vector>

namespace storyflow::text {

struct Case {
    std::string written;
    std::string said;
};

/// The rows of a table in tests/data/text: the written text, a tab, and the words in American English; `\n`
/// in the written text is a line break. Lines without a tab are headings.
inline std::vector<Case> cases_in(const std::string& name) {
    std::ifstream file(STORYFLOW_TEXT_CASES "/" + name);
    std::vector<Case> cases;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) continue;
        std::string written = line.substr(0, tab);
        for (std::size_t at = written.find("\\n"); at != std::string::npos; at = written.find("\\n", at))
            written.replace(at, 2, "\n");
        cases.push_back({written, line.substr(tab + 1)});
    }
    return cases;
}

}  // namespace storyflow::text
