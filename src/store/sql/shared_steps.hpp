#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "store/sql/automatic_engine_schema.hpp"
#include "store/sql/change_group_schema.hpp"
#include "store/sql/changed_pronunciations_schema.hpp"
#include "store/sql/chapter_schema.hpp"
#include "store/sql/dictionary_revision_schema.hpp"
#include "store/sql/film_card_schema.hpp"
#include "store/sql/film_schema.hpp"
#include "store/sql/logo_schema.hpp"
#include "store/sql/migrations.hpp"
#include "store/sql/picture_fit_schema.hpp"
#include "store/sql/removed_projects_schema.hpp"
#include "store/sql/request_id_schema.hpp"
#include "store/sql/segment_voice_schema.hpp"
#include "store/sql/source_schema.hpp"
#include "store/sql/stale_narration_schema.hpp"
#include "store/sql/story_changes_schema.hpp"
#include "store/sql/task_work_schema.hpp"
#include "store/sql/text_digest_schema.hpp"

namespace storyflow::store::sql {

/// Adds the column of a segment's own speed, whose type has another name in each database.
void add_speed_of_segments(Transaction& transaction);

/// Adds the columns of pauses, likewise.
void add_pauses(Transaction& transaction);

/// Adds the seconds of cards and the level of music, likewise.
void add_numbers_of_cards(Transaction& transaction);

/// The steps that both databases take, after those that each has of its own. A new step is added here.
inline constexpr std::array shared_steps{
    MigrationStep{request_id_schema},
    MigrationStep{automatic_engine_schema},
    MigrationStep{segment_voice_schema, &add_speed_of_segments},
    MigrationStep{chapter_schema, &add_pauses},
    MigrationStep{task_work_schema},
    MigrationStep{dictionary_revision_schema},
    MigrationStep{logo_schema},
    MigrationStep{film_schema},
    MigrationStep{source_schema},
    MigrationStep{story_changes_schema},
    MigrationStep{text_digest_schema},
    MigrationStep{film_card_schema, &add_numbers_of_cards},
    MigrationStep{changed_pronunciations_schema},
    MigrationStep{removed_projects_schema},
    MigrationStep{change_group_schema},
    MigrationStep{picture_fit_schema},
    MigrationStep{stale_narration_schema},
};

/// All steps of a database in order: its own, then the shared ones.
template <std::size_t Count>
[[nodiscard]] constexpr auto with_shared_steps(const std::array<MigrationStep, Count>& own) {
    std::array<MigrationStep, Count + shared_steps.size()> all{};
    std::ranges::copy(own, all.begin());
    std::ranges::copy(shared_steps, all.begin() + Count);
    return all;
}

}  // namespace storyflow::store::sql
