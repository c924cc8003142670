#include "tests/store/postgres/postgres_stores.hpp"

namespace storyflow::contract {

INSTANTIATE_TEST_SUITE_P(Store, ProjectSizeContract, testing::Values(store::postgres_backend()),
                         store::postgres_name);

}  // namespace storyflow::contract
