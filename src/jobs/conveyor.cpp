#include "conveyor.h"

#include <future>
#include <utility>

namespace aitalent {

namespace {

constexpr std::size_t records_of_load = 512, loads_under_way = 4, ahead = 6;

} // namespace

void Conveyor::Load::add(ImportRecord &&record) {
    if (records.empty()) records.reserve(records_of_load);
    if (used < records.size())
        records[used] = std::move(record);
    else
        records.push_back(std::move(record));
    ++used;
}

ImportFile Conveyor::run(const Read &read, const RecordSink &take, const Foresee &foresee) {
    auto reading = std::async(std::launch::async, [&] {
        Load load;
        bool first = true;
        const auto end = [&] {
            load.last = true;
            put(std::move(load));
        };
        try {
            auto file = read([&](ImportRecord &&record, const ImportChoice &choice) {
                if (std::exchange(first, false)) choice_ = choice;
                load.add(std::move(record));
                if (load.used == records_of_load) load = put(std::move(load));
            });
            return end(), file;
        } catch (...) {
            end();
            throw;
        }
    });
    try {
        take_all(take, foresee);
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

void Conveyor::take_all(const RecordSink &take, const Foresee &foresee) {
    for (Load load; !load.last;) {
        load = get(std::move(load));
        for (std::size_t i = 0; i < load.used; ++i) {
            if (foresee && i + 2 * ahead < load.used) foresee(load.records[i + ahead], load.records[i + 2 * ahead]);
            take(std::move(load.records[i]), choice_);
        }
    }
}

/// Gives an empty load, with the memory of one that was taken where there is one.
Conveyor::Load Conveyor::put(Load load) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return abandoned_ || loads_.size() < loads_under_way; });
    if (!abandoned_) loads_.push_back(std::move(load));
    changed_.notify_all();
    Load empty;
    if (!taken_.empty()) empty = std::move(taken_.back()), taken_.pop_back();
    empty.used = 0;
    return empty;
}

Conveyor::Load Conveyor::get(Load taken) {
    std::unique_lock lock(mutex_);
    taken_.push_back(std::move(taken));
    changed_.wait(lock, [&] { return !loads_.empty(); });
    Load load = std::move(loads_.front());
    loads_.pop_front();
    changed_.notify_all();
    return load;
}

} // namespace aitalent
