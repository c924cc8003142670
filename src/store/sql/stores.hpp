#pragma once

#include "base/ids.hpp"
#include "store/sql/project_store.hpp"
#include "store/sql/pronunciation_store.hpp"
#include "store/sql/segment_media_store.hpp"
#include "store/sql/segment_store.hpp"
#include "store/sql/sequence_store.hpp"
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
          tasks(database),
          work(database),
          webhooks(database) {}

    ProjectStore projects;
    SegmentStore segments;
    SequenceStore sequence;
    SegmentMediaStore segment_media;
    PronunciationStore pronunciations;
    SettingsStore settings;
    TaskStore tasks;
    WorkQueue work;
    WebhookOutbox webhooks;
};

}  // namespace storyflow::store::sql
