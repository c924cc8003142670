#pragma once

#include <functional>
#include <map>
#include <stop_token>
#include <string>

#include "tasks/item_processor.hpp"

namespace storyflow::tasks {

/// Hands each item to the processor of its kind of work. Borrows the processors. Safe from any thread.
class WorkByKind final : public ItemProcessor {
  public:
    explicit WorkByKind(std::map<std::string, std::reference_wrapper<ItemProcessor>> processors);

    /// Throws `base::Error{unavailable}` for a kind that this process cannot do: another one may.
    ItemOutcome process(const ItemClaim& claim, std::stop_token stop) override;

  private:
    const std::map<std::string, std::reference_wrapper<ItemProcessor>> processors_;
};

}  // namespace storyflow::tasks
