#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <algorithm>
#include <sstream>

#include "tests/contract/queue_trial.hpp"
#include "tests/contract/suites.hpp"

/// Invariants that must hold after any sequence of operations.
namespace storyflow::contract {

namespace {

rc::Gen<QueueStep> any_step() {
    const auto action =
        rc::gen::weightedElement<QueueStep::Action>({{6, QueueStep::Action::enqueue},
                                                     {2, QueueStep::Action::enqueue_interactive},
                                                     {14, QueueStep::Action::claim},
                                                     {8, QueueStep::Action::complete},
                                                     {3, QueueStep::Action::fail},
                                                     {4, QueueStep::Action::postpone},
                                                     {3, QueueStep::Action::give_back},
                                                     {2, QueueStep::Action::acknowledge_cancel},
                                                     {3, QueueStep::Action::renew},
                                                     {3, QueueStep::Action::cancel},
                                                     {6, QueueStep::Action::let_time_pass},
                                                     {3, QueueStep::Action::expire},
                                                     {2, QueueStep::Action::restart},
                                                     {1, QueueStep::Action::crash}});
    return rc::gen::build<QueueStep>(rc::gen::set(&QueueStep::action, action),
                                     rc::gen::set(&QueueStep::choice, rc::gen::inRange(0, 1000)));
}

}  // namespace

TEST_P(WorkQueueContract, KeepsItsPromisesWhateverIsDoneInWhateverOrder) {
    const auto keeps_promises = [] {
        QueueTrial trial(GetParam().open());
        for (const auto& step : *rc::gen::scale(2.0, rc::gen::container<std::vector<QueueStep>>(any_step())))
            trial.run(step);
        trial.finish_everything();
    };
    auto params = rc::detail::configuration().testParams;
    params.maxSuccess = std::min(params.maxSuccess, 30);
    const auto result = rc::detail::checkTestable(keeps_promises, rc::detail::TestMetadata{}, params);
    std::ostringstream report;
    rc::detail::printResultMessage(result, report);
    EXPECT_TRUE(result.is<rc::detail::SuccessResult>()) << report.str();
}

}  // namespace storyflow::contract
