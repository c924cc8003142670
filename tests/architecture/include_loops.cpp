#include "tests/architecture/include_loops.hpp"

#include <algorithm>
#include <iterator>

namespace storyflow::architecture {

namespace {

/// All that can be reached from `unit`, itself only by way of others.
std::set<std::string> reachable_from(const std::string& unit, const Includes& includes) {
    std::set<std::string> reached;
    std::vector<std::string> waiting{unit};
    while (!waiting.empty()) {
        const auto next = includes.find(waiting.back());
        waiting.pop_back();
        if (next == includes.end()) continue;
        for (const std::string& included : next->second)
            if (reached.insert(included).second) waiting.push_back(included);
    }
    return reached;
}

}  // namespace

std::vector<std::vector<std::string>> loops_in(const Includes& includes) {
    std::map<std::string, std::set<std::string>> reachable;
    for (const auto& [unit, included] : includes)
        reachable[unit] = reachable_from(unit, includes);
    std::set<std::vector<std::string>> loops;
    for (const auto& [unit, reached] : reachable) {
        if (!reached.contains(unit)) continue;
        std::vector<std::string> loop;
        std::ranges::copy_if(reached, std::back_inserter(loop), [&, &unit = unit](const std::string& other) {
            const auto back = reachable.find(other);
            return back != reachable.end() && back->second.contains(unit);
        });
        loops.insert(loop);
    }
    return {loops.begin(), loops.end()};
}

}  // namespace storyflow::architecture
