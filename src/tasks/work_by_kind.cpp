#include "tasks/work_by_kind.hpp"

#include <utility>

#include "base/error.hpp"

namespace storyflow::tasks {

WorkByKind::WorkByKind(std::map<std::string, std::reference_wrapper<ItemProcessor>> processors)
    : processors_(std::move(processors)) {}

ItemOutcome WorkByKind::process(const ItemClaim& claim, std::stop_token stop) {
    const auto found = processors_.find(claim.work.kind);
    if (found == processors_.end()) {
        throw base::Error(base::ErrorKind::unavailable,
                          "This process cannot do work of the kind \"" + claim.work.kind + "\".");
    }
    return found->second.get().process(claim, std::move(stop));
}

std::vector<std::string> WorkByKind::kinds() const {
    std::vector<std::string> kinds;
    kinds.reserve(processors_.size());
    for (const auto& [kind, processor] : processors_)
        kinds.push_back(kind);
    return kinds;
}

}  // namespace storyflow::tasks
