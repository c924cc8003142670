#pragma once

#include "base/ids.hpp"
#include "store/sql/change_store.hpp"
#include "store/sql/film_store.hpp"
#include "store/sql/project_copy_store.hpp"
#include "store/sql/project_store.hpp"
#include "store/sql/pronunciation_store.hpp"
#include "store/sql/removed_projects.hpp"
#include "store/sql/segment_media_store.hpp"
#include "store/sql/segment_store.hpp"
#include "store/sql/sequence_store.hpp"
#include "store/sql/settings_media_store.hpp"
#include "store/sql/settings_store.hpp"
#include "store/sql/task_store.hpp"
#include "store/sql/webhook_outbox.hpp"
#include "store/sql/work_queue.hpp"

namespace storyflow::store::sql {

/// All stores of one database except its media journal. Borrows both.
struct Stores {
    Stores(Database& database, base::IdSource& ids)
        : projects(database, ids),
          segments(database, ids),
          sequence(database, ids),
          segment_media(database),
          pronunciations(database, ids),
          settings(database),
          settings_media(database, ids),
          films(database),
          tasks(database),
          work(database),
          webhooks(database),
          changes(database),
          removed_projects(database),
          project_copies(database, ids) {}

    ProjectStore projects;
    SegmentStore segments;
    SequenceStore sequence;
    SegmentMediaStore segment_media;
    PronunciationStore pronunciations;
    SettingsStore settings;
    SettingsMediaStore settings_media;
    FilmStore films;
    TaskStore tasks;
    WorkQueue work;
    WebhookOutbox webhooks;
    ChangeStore changes;
    RemovedProjects removed_projects;
    ProjectCopyStore project_copies;
};

}  // namespace storyflow::store::sql
