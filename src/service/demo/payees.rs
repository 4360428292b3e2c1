//! Invented payees. Their names are built from the sixty-year cycle of stems
//! and branches and their accounts begin with 9999: none is anybody's.

use super::random::Random;

const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];

/// A trade: words in a project's name that call for it, payees, purposes.
struct Trade {
    words: &'static [&'static str],
    firms: &'static [&'static str],
    purposes: &'static [&'static str],
}

const TRADES: [Trade; 11] = [
    Trade {
        words: &["航线", "班列"],
        firms: &["航空运输有限公司", "航空服务有限公司", "国际物流有限公司"],
        purposes: &["{p}（{m}月）", "拨付{m}月运营补贴", "{p}预拨款", "{p}清算款"],
    },
    Trade {
        words: &["征收", "征迁", "收购", "补偿", "搬迁"],
        firms: &["征收服务有限公司", "评估咨询有限公司", "测绘有限公司"],
        purposes: &["{p}第{n}批", "{p}评估费", "{p}测绘费", "支付{p}款"],
    },
    Trade {
        words: &[
            "补助",
            "补贴",
            "奖补",
            "救助",
            "低保",
            "抚恤",
            "供养",
            "贴息",
            "资助",
            "奖励",
            "扶助",
            "帮扶",
            "养老保险",
        ],
        firms: &["惠民资金代发户", "产业发展有限公司", "实业有限公司", "社会服务中心"],
        purposes: &["发放{m}月{p}", "拨付{p}", "{p}第{n}批", "兑付{p}"],
    },
    Trade {
        words: &["系统", "平台", "信息", "数字", "网络", "智慧", "云", "机房", "测评", "数据"],
        firms: &["信息技术有限公司", "软件有限公司", "网络安全技术有限公司", "数据服务有限公司"],
        purposes: &["{p}合同款第{n}期", "{p}{m}月服务费", "支付{p}验收款", "软硬件采购款"],
    },
    Trade {
        words: &["建设", "工程", "改造", "修缮", "养护", "加固", "维修", "治理", "修复", "安置房", "配套"],
        firms: &["建设工程有限公司", "市政工程有限公司", "勘察设计有限公司", "工程监理有限公司", "建材有限公司"],
        purposes: &["{p}第{n}期进度款", "支付{p}工程款", "{p}监理费", "{p}设计费", "{p}材料款"],
    },
    Trade {
        words: &["宣传", "推广", "营销", "广告", "布展", "会展", "展览", "出版", "印刷"],
        firms: &["文化传媒有限公司", "广告有限公司", "印务有限公司"],
        purposes: &["{p}制作费", "{m}月广告发布费", "印刷费", "{p}尾款"],
    },
    Trade {
        words: &["运行", "物业", "保洁", "运维", "清扫", "养管", "人员经费", "劳务", "特保"],
        firms: &["物业服务有限公司", "人力资源有限公司", "环境服务有限公司", "电力服务有限公司"],
        purposes: &["{m}月服务费", "{p}{m}月费用", "支付{m}月电费", "{m}月劳务派遣费"],
    },
    Trade {
        words: &["检测", "监测", "抽检", "疫苗", "防疫", "医", "卫生", "健康", "血"],
        firms: &["医疗器械有限公司", "检测技术有限公司", "生物技术有限公司"],
        purposes: &["{p}货款", "{p}检测费第{n}批", "设备采购款", "支付{p}"],
    },
    Trade {
        words: &["采购", "购置", "装备", "储备", "物资", "设备"],
        firms: &["设备有限公司", "物资储备有限公司", "商贸有限公司"],
        purposes: &["{p}货款", "设备采购款", "{p}合同款第{n}期"],
    },
    Trade {
        words: &["研发", "科技", "产业", "孵化", "发展", "人才", "企业", "金融", "担保", "保费", "经济"],
        firms: &["科技有限公司", "产业发展有限公司", "科研服务中心"],
        purposes: &["拨付{p}", "{p}第{n}批资金", "{p}项目资金", "兑付{p}"],
    },
    Trade {
        words: &[],
        firms: &["会务服务有限公司", "咨询有限公司", "文化发展有限公司", "汽车租赁有限公司", "会计师事务所"],
        purposes: &["{p}", "支付{p}相关费用", "{m}月差旅及会议费", "{p}咨询服务费", "培训费"],
    },
];

/// A payee and its account.
#[derive(Clone)]
pub(super) struct Payee {
    pub(super) name: String,
    pub(super) account: String,
}

fn trade(project: &str) -> &'static Trade {
    let fits = |t: &&Trade| t.words.iter().any(|w| project.contains(w));
    TRADES.iter().find(fits).unwrap_or(&TRADES[TRADES.len() - 1])
}

/// The two to five firms a project deals with.
pub(super) fn of_project(project: &str, random: &mut Random) -> Vec<Payee> {
    let trade = trade(project);
    (0..random.between(2, 5))
        .map(|_| {
            let (firm, turn) = (random.below(trade.firms.len()), random.below(60));
            let name = format!("{}{}{}", STEMS[turn % 10], BRANCHES[turn % 12], trade.firms[firm]);
            let number = name.chars().fold(7_u64, |h, c| (h * 131 + u64::from(u32::from(c))) % 100_000_000_000);
            Payee { name, account: format!("99990{number:011}") }
        })
        .collect()
}

/// What a voucher says it pays.
pub(super) fn purpose(project: &str, month: i8, turn: usize, random: &mut Random) -> String {
    let words = random.pick(trade(project).purposes);
    words.replace("{p}", project).replace("{m}", &month.to_string()).replace("{n}", &(turn / 2 + 1).to_string())
}
