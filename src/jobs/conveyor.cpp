#include "conveyor.h"

#include <future>
#include <utility>

namespace aitalent {

namespace {

constexpr std::size_t records_of_load = 512, loads_under_way = 4;

} // namespace

ImportFile Conveyor::run(const Read &read, const RecordSink &take) {
    auto reading = std::async(std::launch::async, [&] {
        Load load;
        bool first = true;
        const auto end = [&] { put({std::move(load.records), true}); };
        try {
            auto file = read([&](ImportRecord &&record, const ImportChoice &choice) {
                if (std::exchange(first, false)) choice_ = choice;
                if (load.records.empty()) load.records.reserve(records_of_load);
                load.records.push_back(std::move(record));
                if (load.records.size() == records_of_load) put(std::exchange(load, {}));
            });
            return end(), file;
        } catch (...) {
            end();
            throw;
        }
    });
    try {
        take_all(take);
    } catch (...) {
        {
            const std::lock_guard lock(mutex_);
            abandoned_ = true;
        }
        changed_.notify_all();
        reading.wait();
        throw;
    }
    return reading.get();
}

void Conveyor::take_all(const RecordSink &take) {
    for (bool last = false; !last;) {
        auto load = get();
        for (auto &record : load.records) take(std::move(record), choice_);
        last = load.last;
    }
}

void Conveyor::put(Load load) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return abandoned_ || loads_.size() < loads_under_way; });
    if (!abandoned_) loads_.push_back(std::move(load));
    changed_.notify_all();
}

Conveyor::Load Conveyor::get() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !loads_.empty(); });
    Load load = std::move(loads_.front());
    loads_.pop_front();
    changed_.notify_all();
    return load;
}

} // namespace aitalent
