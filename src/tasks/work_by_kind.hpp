#pragma once

#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "tasks/item_processor.hpp"

namespace storyflow::tasks {

/// Hands each item to the processor of its kind of work. Borrows the processors. Safe from any thread.
class WorkByKind final : public ItemProcessor {
  public:
    explicit WorkByKind(std::map<std::string, std::reference_wrapper<ItemProcessor>> processors);

    /// Throws `base::Error{unavailable}` for a kind that is not one of `kinds`: another process may do it.
    ItemOutcome process(const ItemClaim& claim, std::stop_token stop) override;

    /// The kinds that it can do.
    [[nodiscard]] std::vector<std::string> kinds() const;

  private:
    const std::map<std::string, std::reference_wrapper<ItemProcessor>> processors_;
};

}  // namespace storyflow::tasks
