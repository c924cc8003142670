#include "tasks/item_joining.hpp"

#include <algorithm>

namespace storyflow::tasks {

ItemTerms joined(const ItemTerms& terms, ItemState state, Priority priority, const NewItem& wanted) {
    if (state == ItemState::running) return terms;
    return {
        .priority = std::min(terms.priority, static_cast<int>(priority)),
        .overridden_lock = wanted.overridden_lock ? wanted.overridden_lock : terms.overridden_lock,
    };
}

}  // namespace storyflow::tasks
