#pragma once

#include <stop_token>

#include "metrics/measures.hpp"
#include "tasks/item_processor.hpp"

namespace storyflow::metrics {

/// Counts the outcomes of items and measures their time. Borrows both arguments. Safe from any thread.
class MeasuredProcessor final : public tasks::ItemProcessor {
  public:
    MeasuredProcessor(tasks::ItemProcessor& processor, Measures& measures)
        : processor_(processor), measures_(measures) {}

    tasks::ItemOutcome process(const tasks::ItemClaim& claim, std::stop_token stop) override;

  private:
    tasks::ItemProcessor& processor_;
    Measures& measures_;
};

}  // namespace storyflow::metrics
