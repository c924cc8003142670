#include "tests/store/sqlite/sqlite_stores.hpp"

namespace storyflow::contract {

INSTANTIATE_TEST_SUITE_P(Store, ProjectSizeContract, testing::Values(store::sqlite_backend()),
                         store::backend_name);

}  // namespace storyflow::contract
