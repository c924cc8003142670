#include "metrics/measures.hpp"

#include <prometheus/text_serializer.h>

#include <exception>
#include <map>
#include <sstream>
#include <string_view>
#include <variant>

namespace storyflow::metrics {

namespace {

using Buckets = prometheus::Histogram::BucketBoundaries;

Buckets request_seconds() {
    return {0.001, 0.005, 0.025, 0.1, 0.5, 2.0, 10.0, 60.0};
}

/// Seconds of computation per second of sound.
Buckets real_time_factors() {
    return {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0};
}

prometheus::Family<prometheus::Counter>& counters(prometheus::Registry& registry, const char* name,
                                                  const char* help) {
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

/// "other" for unknown methods: clients must not be able to create labels.
std::string_view known_method(std::string_view method) {
    for (const auto known : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
        if (method == known) return method;
    return "other";
}

struct NameOfEnd {
    std::string_view operator()(const tasks::CompletedSegment&) const { return "completed"; }
    std::string_view operator()(const tasks::ItemFailed& failed) const {
        return failed.may_pass ? "to_retry" : "failed";
    }
    std::string_view operator()(const tasks::ItemCancelled&) const { return "cancelled"; }
    std::string_view operator()(const tasks::ItemPostponed&) const { return "to_retry"; }
    std::string_view operator()(const tasks::ItemGivenBack&) const { return "given_back"; }
};

/// Counts; loses the count if memory is short, because counting must not disturb the work.
template <typename Count>
void unless_out_of_memory(const Count& count) noexcept {
    try {
        count();
    } catch (const std::exception&) {
    }
}

prometheus::ClientMetric metric_of(const Gauge& gauge) {
    prometheus::ClientMetric metric;
    if (!gauge.label_name.empty()) metric.label.push_back({gauge.label_name, gauge.label_value});
    metric.gauge.value = gauge.value;
    metric.counter.value = gauge.value;
    return metric;
}

std::vector<prometheus::MetricFamily> families_of(const std::vector<Gauge>& gauges) {
    std::map<std::string, prometheus::MetricFamily> by_name;
    for (const auto& gauge : gauges) {
        auto& family = by_name[gauge.name];
        family.name = gauge.name;
        family.help = gauge.help;
        family.type = gauge.only_grows ? prometheus::MetricType::Counter : prometheus::MetricType::Gauge;
        family.metric.push_back(metric_of(gauge));
    }
    std::vector<prometheus::MetricFamily> families;
    families.reserve(by_name.size());
    for (auto& [name, family] : by_name)
        families.push_back(std::move(family));
    return families;
}

}  // namespace

Measures::Measures()
    : requests_(prometheus::BuildHistogram()
                    .Name("storyflow_http_request_seconds")
                    .Help("Requests by method, route and status: from their head to the last byte sent.")
                    .Register(registry_)),
      items_(counters(registry_, "storyflow_items_total", "Segments of tasks by how work on them ended.")),
      chunks_(counters(registry_, "storyflow_chunks_total",
                       "Chunks by whether they were spoken (miss) or kept from before (hit).")),
      failed_connections_(counters(registry_, "storyflow_http_failed_connections_total",
                                   "Connections that an exception ended.")
                              .Add({})),
      sent_bytes_(counters(registry_, "storyflow_http_sent_bytes_total", "Bytes of bodies sent.").Add({})),
      narrated_seconds_(
          counters(registry_, "storyflow_narrated_seconds_total", "Seconds of sound published.").Add({})),
      narrating_seconds_(counters(registry_, "storyflow_narrating_seconds_total",
                                  "Seconds that workers took for the segments that they completed.")
                             .Add({})),
      real_time_factor_(prometheus::BuildHistogram()
                            .Name("storyflow_real_time_factor")
                            .Help("Seconds of work for a second of sound, by completed segment.")
                            .Register(registry_)
                            .Add({}, real_time_factors())) {}

void Measures::exchange_ended(const http::Exchange& exchange) noexcept {
    unless_out_of_memory([&] {
        const std::string route(exchange.route.empty() ? "none" : exchange.route);
        requests_
            .Add({{"method", std::string(known_method(exchange.method))},
                  {"route", route},
                  {"status", std::to_string(exchange.status)}},
                 request_seconds())
            .Observe(std::chrono::duration<double>(exchange.duration).count());
        sent_bytes_.Increment(static_cast<double>(exchange.bytes));
    });
}

void Measures::connection_failed(std::string_view /*reason*/) noexcept {
    failed_connections_.Increment();
}

void Measures::item_ended(const tasks::ItemOutcome& outcome, std::chrono::duration<double> taken) noexcept {
    unless_out_of_memory([&] {
        items_.Add({{"end", std::string(std::visit(NameOfEnd{}, outcome))}}).Increment();
        const auto* const completed = std::get_if<tasks::CompletedSegment>(&outcome);
        if (completed == nullptr || completed->duration <= 0.0) return;
        narrated_seconds_.Increment(completed->duration);
        narrating_seconds_.Increment(taken.count());
        real_time_factor_.Observe(taken.count() / completed->duration);
    });
}

void Measures::chunk_looked_up(bool was_there) noexcept {
    unless_out_of_memory([&] { chunks_.Add({{"kept", was_there ? "hit" : "miss"}}).Increment(); });
}

std::string Measures::text(const std::vector<Gauge>& gauges) const {
    std::ostringstream text;
    prometheus::TextSerializer().Serialize(text, registry_.Collect());
    prometheus::TextSerializer().Serialize(text, families_of(gauges));
    return text.str();
}

}  // namespace storyflow::metrics
