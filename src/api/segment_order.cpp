#include "api/segment_order.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "api/api_error.hpp"
#include "api/coercion.hpp"
#include "api/json_body.hpp"
#include "api/resources.hpp"
#include "base/ids.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;
using Ids = std::set<std::string>;

/// Appends `Missing IDs: ['a', 'b']`: clients know this format from the earlier server.
void append_fault(std::string& faults, std::string_view what, const Ids& ids) {
    if (ids.empty()) return;
    if (!faults.empty()) faults += "; ";
    faults += fmt::format("{} IDs: ['{}']", what, fmt::join(ids, "', '"));
}

std::string reordered_project_id(const Services& services, const boost::json::object& fields) {
    const auto* sent = fields.if_contains("project_id");
    if (sent == nullptr || sent->is_null() || *sent == "") {
        throw refusal(ErrorKind::invalid_input, "project_id is required");
    }
    auto id = sent->is_string() ? base::parse_uuid(sent->get_string()) : std::nullopt;
    if (!id || !services.projects.find(*id)) throw refusal(ErrorKind::not_found, "Project not found");
    return *std::move(id);
}

std::vector<std::string> read_order(const boost::json::object& fields) {
    const auto* sent = fields.if_contains("segment_order");
    const auto* ids = sent == nullptr ? nullptr : sent->if_array();
    if (ids == nullptr || ids->empty()) {
        throw refusal(ErrorKind::invalid_input, "segment_order must be a non-empty list of segment IDs");
    }
    std::vector<std::string> order;
    for (const auto& id : *ids)
        order.push_back(printed(id));
    return order;
}

/// Collects only the ids, because a project's texts may take much memory.
class IdCollector final : public story::SegmentVisitor {
  public:
    void begin(const story::ProjectSize&) override { ids.clear(); }
    void visit(story::Segment&& segment) override { ids.push_back(std::move(segment.id)); }

    std::vector<std::string> ids;
};

std::vector<std::string> segment_ids(const Services& services, const std::string& project_id) {
    IdCollector collector;
    services.segments.visit(project_id, collector);
    return std::move(collector.ids);
}

boost::json::object confirmation(const std::vector<std::string>& order) {
    boost::json::array positions;
    for (const auto& id : order) {
        positions.push_back(boost::json::object{{"id", id}, {"sequence_index", positions.size()}});
    }
    return {{"message", "Segments reordered successfully"}, {"segments", std::move(positions)}};
}

}  // namespace

std::string order_faults(const std::vector<std::string>& order, const std::vector<std::string>& existing) {
    Ids missing(existing.begin(), existing.end());
    Ids seen;
    Ids invalid;
    Ids duplicate;
    for (const auto& id : order) {
        if (!seen.insert(id).second) {
            duplicate.insert(id);
        } else if (missing.erase(id) == 0) {
            invalid.insert(id);
        }
    }
    std::string faults;
    append_fault(faults, "Missing", missing);
    append_fault(faults, "Invalid", invalid);
    append_fault(faults, "Duplicate", duplicate);
    return faults;
}

http::Response reorder_segments(const Services& services, const http::Request& request) {
    const auto body = read_body(request);
    const auto project_id = reordered_project_id(services, body.fields);
    const auto order = read_order(body.fields);
    const auto faults = order_faults(order, segment_ids(services, project_id));
    if (!faults.empty()) throw refusal(ErrorKind::invalid_input, "Invalid segment IDs", faults);
    auto answer = json_answer(200, confirmation(order));  // contains nothing that the store determines
    if (!services.segments.reorder(project_id, order)) {
        throw refusal(ErrorKind::invalid_input, "Invalid segment IDs",
                      "The project's segments changed meanwhile.");
    }
    return answer;
}

}  // namespace storyflow::api
