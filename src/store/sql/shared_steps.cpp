#include "store/sql/shared_steps.hpp"

#include <string>

#include "store/sql/dialect.hpp"

namespace storyflow::store::sql {

void add_speed_of_segments(Transaction& transaction) {
    const std::string type(transaction.dialect().type_of_numbers());
    transaction.run_script(("ALTER TABLE segments ADD COLUMN tts_speed " + type).c_str());
}

}  // namespace storyflow::store::sql
